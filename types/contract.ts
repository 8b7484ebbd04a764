/** What one cloud function promises: the shape that every entry of the registry has. */
import type * as z from 'zod/mini'
import type { Action } from './actions'

/** Who may call at all; which records a caller may touch is the policy's question (cloud/people/policy). */
export type Access = 'public' | 'signed-in' | 'cadre'

/** Kinds of record that an input can name by `id`. */
export type RecordKind =
  | 'case'
  | 'grant'
  | 'session'
  | 'complaint'
  | 'enterprise'
  | 'organisation'
  | 'import'
  | 'division-change'
  | 'poster-batch'
  | 'campaign'
  | 'place'
  | 'visit-plan'
  | 'follow-up'
  | 'field-conflict'
  | 'taken-application'

export interface Contract<
  Input extends z.ZodMiniType = z.ZodMiniType,
  Output extends z.ZodMiniType = z.ZodMiniType,
  A extends Access = Access,
> {
  /** One sentence for the API document. */
  summary: string
  access: A
  effect: 'read' | 'write'
  /** The policy's action that this function performs. */
  action: Action
  /** What stands in the audit trail; null for reads that show nothing about a person and nothing that is not public. */
  audit: string | null
  input: Input
  output: Output
  /** What kind of record `id` in the input names; the sweep of every function against every role takes one of that kind. */
  record?: RecordKind
  /**
   * Fields of the input that name a record within the one that `id` names (one who asked to join, within a case): where one is told, the audit trail
   * names it. Of several at most one may be told at a time.
   */
  within?: readonly string[]
  /**
   * The field of the input whose signed token stands for a login: whoever holds it may do this. Only such a write may be public.
   */
  bearer?: string
  /** Wants the second factor shown again within minutes: appointments, exports, merges. */
  fresh?: true
  /**
   * The reply holds a secret, so it is not kept: the same key runs the function again, which therefore must give the same reply and change
   * nothing the second time.
   */
  secretReply?: true
  /** Largest body of a request in bytes, where it is more than that of all others (64 KB). */
  bytes?: number
  /** Ends the session that it came by: a repeat under the same key is answered all the same, from what was stored. */
  endsSession?: true
  /**
   * How many refusals one person gets in a window before this function answers `tooManySubmissions` alone: what exists must not be
   * found out by trying. The functions with a limit share one count.
   */
  refusals?: { hours: number; times: number; since: string; source: string }
}

/** Declares a contract and keeps its precise types. A write must carry an idempotency key: see `types/registry`. */
export function contract<Input extends z.ZodMiniType, Output extends z.ZodMiniType, const A extends Access>(
  entry: Contract<Input, Output, A>,
): Contract<Input, Output, A> {
  return entry
}
