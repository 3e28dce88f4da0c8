import { z } from 'zod';
import { api } from '../../contract/api.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { ProblemDetails } from '../../contract/problem.ts';

/** The contract as OpenAPI 3.1, from the same descriptors that are served. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(operationId, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '呼应 Huying',
      version: '0.1.0',
      description: 'Requests of students and staff, from the first word to the score.',
    },
    paths,
    components: { schemas: { Problem: schemaOf(ProblemDetails, 'output') } },
  };
}

function operationOf(operationId: string, e: Endpoint): Record<string, unknown> {
  const parameters = [...parametersOf('path', e.params), ...parametersOf('query', e.query)];
  const json = (schema: z.ZodType, io: 'input' | 'output') => ({
    content: { 'application/json': { schema: schemaOf(schema, io) } },
  });
  return {
    operationId,
    summary: e.summary,
    'x-access': e.access,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(e.body ? { requestBody: { required: true, ...json(e.body, 'input') } } : {}),
    responses: {
      200: { description: 'OK', ...json(e.response, 'output') },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, s]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: s,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return json;
}
