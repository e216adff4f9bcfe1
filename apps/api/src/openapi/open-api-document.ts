import { problemSchema, ROUTES, type AnswerBody, type Route } from '@liesweep/api-contract';
import { z } from 'zod';

/** A JSON Schema, or a part of an OpenAPI document. */
type Part = Readonly<Record<string, unknown>>;

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** What any route may answer besides what it is for. */
const ERRORS = [
  '400',
  '401',
  '403',
  '404',
  '405',
  '408',
  '409',
  '413',
  '415',
  '421',
  '422',
  '429',
  '431',
  '500',
  '503',
];

/** The interface as OpenAPI 3.1, from the same schemas that requests are checked by. */
export function openApiDocument(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      ...{ title: 'Liesweep', version, license: { name: 'MIT', identifier: 'MIT' } },
      description: 'Sweeps, their phase diagrams, cells and trials, live; and how sweeps are handed in and steered.',
    },
    servers: [{ url: '.', description: 'beside this document' }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'made by `liesweep token create`' } },
      responses: {
        Problem: {
          description: 'What is wrong (RFC 9457).',
          content: { 'application/problem+json': { schema: PROBLEM } },
        },
      },
    },
  };
}

function operation({ name, summary, scope, params, query, body, upload, status = 200, answer }: Route): Part {
  const requestBody = upload
    ? { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
    : body && { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } };
  return {
    operationId: name,
    summary,
    ...(scope === null
      ? { security: [{}] }
      : { description: `Takes the scope \`${scope}\`.`, security: [{ token: [] }] }),
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(requestBody && { requestBody }),
    responses: {
      [String(status)]: { description: summary, ...contentOf(answer) },
      ...Object.fromEntries(ERRORS.map((code) => [code, { $ref: '#/components/responses/Problem' }])),
    },
  };
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Part[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    readonly properties?: Record<string, Part>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...one }]) => ({
    ...{ name, in: place, required: place === 'path' || required.includes(name) },
    ...(description === undefined ? {} : { description }),
    schema: one,
  }));
}

function contentOf(answer: AnswerBody): Part {
  if (answer.kind === 'empty') return {};
  if (answer.kind === 'json') return { content: { 'application/json': { schema: schemaOf(answer.schema, 'output') } } };
  if (answer.kind === 'bytes') return { content: { [answer.mediaType]: {} } };
  const events = Object.entries(answer.events).map(([event, data]) => ({
    type: 'object',
    properties: { event: { const: event }, data: schemaOf(data, 'output') },
    required: ['event', 'data'],
  }));
  return { content: { 'text/event-stream': { schema: { type: 'string' }, 'x-events': events } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Part {
  const document: Record<string, unknown> = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }) };
  delete document.$schema; // the document as a whole says it
  return document;
}
