/** The API document, made from the registry: nothing in it is written by hand twice. */
import * as z from 'zod/mini'
import { registry } from '../../types/registry'
import type { Contract } from '../../types/contract'
import { errorRegistry, type ErrorName } from '../../types/errors'
import { errorWords } from '../../types/words/errors'

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })

/** An OpenAPI 3.1 document of every cloud function. */
export function openApiDocument(version: string): Record<string, unknown> {
  const entries: [string, Contract][] = Object.entries(registry)
  return {
    openapi: '3.1.0',
    info: {
      title: '一键入团 · One-tap League',
      version,
      description:
        'Cloud functions, called in the dialect of leancloud-storage: `X-LC-Id`, `X-LC-Sign: md5(timestamp+appKey),timestamp`, ' +
        'and `X-LC-Session` when signed in.\n\n| code | name | HTTP | what a person reads |\n|---|---|---|---|\n' +
        Object.entries(errorRegistry)
          .map(([name, { code, status }]) => `| ${code} | ${name} | ${status} | ${errorWords[name as ErrorName]} |`)
          .join('\n'),
    },
    paths: Object.fromEntries(
      entries.map(([name, contract]) => [
        `/1.1/functions/${name}`,
        {
          post: {
            operationId: name,
            summary: contract.summary,
            tags: [contract.access],
            description: `Access: ${contract.access}. Effect: ${contract.effect}. Action: \`${contract.action}\`. Audit: ${contract.audit ?? 'none'}.`,
            requestBody: { content: { 'application/json': { schema: schemaOf(contract.input, 'input') } } },
            responses: {
              200: {
                description: 'The result',
                content: {
                  'application/json': {
                    schema: {
                      type: 'object',
                      required: ['result'],
                      properties: { result: schemaOf(contract.output, 'output') },
                    },
                  },
                },
              },
              default: {
                description: 'An error, in Chinese',
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
              },
            },
          },
        },
      ]),
    ),
    components: {
      schemas: {
        Error: {
          type: 'object',
          required: ['code', 'name', 'error'],
          properties: {
            code: { type: 'integer' },
            name: { enum: Object.keys(errorRegistry) },
            error: { type: 'string', description: 'The sentence a person reads' },
            fields: {
              type: 'array',
              items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
            },
            requestId: { type: 'string' },
          },
        },
      },
    },
  }
}
