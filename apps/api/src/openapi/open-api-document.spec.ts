import { ROUTES } from '@liesweep/api-contract';
import { HANDLERS } from '../routes/index.js';
import { checkedAnswer } from '../testing/checked-answer.js';
import { startApi } from '../testing/start-api.js';
import { openApiDocument } from './open-api-document.js';

it('every route has one handler', () => {
  expect(HANDLERS.map(({ route }) => route.name).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
});

describe('the OpenAPI document', () => {
  it('has every route, once', () => {
    const { paths } = openApiDocument('1') as { paths: Record<string, Record<string, { operationId: string }>> };
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
  });

  it('changes only on purpose', () => {
    expect(openApiDocument('1')).toMatchSnapshot();
  });

  it('is for everybody', async () => {
    const api = await startApi();
    try {
      expect(checkedAnswer('openApi', await api.ask('/openapi.json'))).toMatchObject({ openapi: '3.1.0' });
    } finally {
      await api.close();
    }
  });
});
