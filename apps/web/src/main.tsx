import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/queries.js';
import { SignIn } from './shell/sign-in.js'; // before the router: it takes the token out of the address, which the router reads
import { router } from './shell/router.js';
import { showTheme, storedTheme } from './shell/theme.js';
import './style/tokens.css';
import './style/base.css';

showTheme(storedTheme());

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <SignIn>
        <RouterProvider router={router} />
      </SignIn>
    </QueryClientProvider>
  </StrictMode>,
);
