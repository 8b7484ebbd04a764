/** A valid input for any function of the registry, made from its schema; fields that mean a record get one of that side. */
import * as z from 'zod/mini'
import type { Contract } from '../../types/contract'

/** What a field of this name gets, whichever function it is in. Everything else comes out of the schema. */
export type FieldValues = Readonly<Record<string, unknown>>

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minimum?: number
  minLength?: number
}

function sample(schema: Schema, field: string, values: FieldValues): unknown {
  if (Object.hasOwn(values, field)) return values[field]
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const branches = schema.anyOf ?? schema.oneOf
  if (branches?.[0] !== undefined) return sample(branches[0], field, values)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const made: Record<string, unknown> = {}
      for (const name of schema.required ?? []) made[name] = sample(schema.properties?.[name] ?? {}, name, values)
      return made
    }
    case 'array':
      return schema.items === undefined ? [] : [sample(schema.items, field, values)]
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return '示例'.repeat(Math.max(1, Math.ceil((schema.minLength ?? 1) / 2)))
  }
}

/** @param values by field name; `id` is the record that the function is about */
export function inputFor(contract: Contract, values: FieldValues): unknown {
  const schema = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' }) as Schema
  return sample(schema, '', values)
}
