/** Room: cultivation. Imports by upload: a file is announced, sent, tried, and then taken in by the service. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, id, key } from './fields'
import { limits } from './limits'
import { importWords } from './words/imports'

export const importKinds = ['pool', 'organisations', 'places'] as const
export type ImportKind = (typeof importKinds)[number]

export const importStates = [
  'announced',
  'waiting-check',
  'checking',
  'checked',
  'waiting',
  'running',
  'done',
  'failed',
  'interrupted',
  'dropped',
] as const
export type ImportState = (typeof importStates)[number]

const counts = z.object({
  read: z.number(),
  inserted: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  /** What is to be told of the whole file, a sentence each. */
  remarks: z.array(z.string()),
})
export type ImportCounts = z.infer<typeof counts>

const job = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  state: z.enum(importStates),
  file: z.string(),
  /** While it is worked on: rows read and written, and the part of the file that has been read, 0 to 1. */
  read: z.number(),
  written: z.number(),
  share: z.number(),
  /** What would come of it; what came of it. */
  trial: z.nullable(counts),
  outcome: z.nullable(counts),
  /** Why it failed, as a sentence. */
  failure: z.nullable(z.string()),
  /** There are rows that stay out, to be taken along as a file. */
  hasRefused: z.boolean(),
  at: z.string(),
  whoMasked: z.string(),
})
export type ImportJob = z.infer<typeof job>

export const listImports = contract({
  summary: 'Imports by upload with how far each is, newest first; and those that were done at the command line',
  access: 'cadre',
  effect: 'read',
  action: 'pool.import',
  audit: 'viewed the imports',
  input: z.object({}),
  output: z.object({
    jobs: z.array(job),
    /** Done at the command line. */
    earlier: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(importKinds),
        file: z.string(),
        at: z.string(),
        counts,
      }),
    ),
  }),
})

export const announceImport = contract({
  summary:
    'Announces a file for an import; the answer holds what the upload must carry. It is tried as soon as it is there',
  access: 'cadre',
  effect: 'write',
  action: 'pool.import',
  audit: 'announced a file for an import',
  fresh: true,
  input: z.object({
    key,
    kind: choice(importKinds),
    /** Its name without folders. */
    file: z
      .string({ error: importWords.fileWrong })
      .check(z.minLength(1, importWords.fileWrong), z.maxLength(limits.importFile.name, importWords.fileWrong)),
    bytes: z
      .int({ error: importWords.fileWrong })
      .check(z.minimum(1, importWords.fileWrong), z.maximum(limits.importFile.bytes, importWords.fileWrong)),
  }),
  output: z.object({ id: z.string(), token: z.string() }),
})

export const startImport = contract({
  summary: 'Takes a file in that was tried: all of its good rows, in one transaction, by the service itself',
  access: 'cadre',
  effect: 'write',
  action: 'pool.import',
  record: 'import',
  audit: 'started an import',
  fresh: true,
  input: z.object({ key, id }),
  output: z.object({ state: z.enum(importStates) }),
})

export const dropImport = contract({
  summary: 'Lets go of a file that was sent and not taken in; it is deleted',
  access: 'cadre',
  effect: 'write',
  action: 'pool.import',
  record: 'import',
  audit: 'dropped a file for an import',
  input: z.object({ key, id }),
  output: z.object({ state: z.enum(importStates) }),
})

export const exportRefused = contract({
  summary:
    'The rows of an import that stay out, as a table (CSV): line, field, reason, content; never a personal value',
  access: 'cadre',
  effect: 'read',
  action: 'pool.import',
  record: 'import',
  audit: 'exported the refused rows of an import',
  input: z.object({ id }),
  output: z.object({
    csv: z.string(),
    rows: z.number(),
    /** There were more than are kept. */
    cut: z.boolean(),
  }),
})
