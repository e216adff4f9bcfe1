export { startListeningProxy, type ListeningProxy } from './listening-proxy.js';
