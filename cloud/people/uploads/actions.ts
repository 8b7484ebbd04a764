/** Files that a person uploads: announced under the session, then sent with a token that authenticates alone. */
import type { Call } from '../../platform/call'
import * as store from './store'

/** Own choice, 2026-11-23: long enough for 10 MB on a slow network. */
const TOKEN_LIFE_MS = 30 * 60_000

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

const signature = (act: Pick<Act, 'tools'>, id: string, until: number) =>
  act.tools.tokens.hash('upload', `${id}.${until}`).toString('base64url')

/** @returns the id and the token that the upload itself must carry */
export async function announceUpload(act: Act, personId: string): Promise<{ id: string; token: string }> {
  const id = await store.insertUpload(act.tx, personId, act.now)
  const until = act.now.getTime() + TOKEN_LIFE_MS
  return { id, token: `${id}.${until}.${signature(act, id, until)}` }
}

/** The upload that a token is for; undefined for a token that is not ours or too old. */
export function readUploadToken(act: Pick<Act, 'tools' | 'now'>, token: string): string | undefined {
  const [id = '', until = '', given = ''] = token.split('.')
  if (!/^\d{1,15}$/.test(until) || Number(until) < act.now.getTime()) return undefined
  return given === signature(act, id, Number(until)) ? id : undefined
}

/** @returns false when this upload came before */
export async function settleUpload(
  act: Act,
  id: string,
  stored: { key: string; type: string; bytes: number },
): Promise<boolean> {
  return store.markStored(act.tx, id, { ...stored, now: act.now })
}

/** Key of a stored file, for those whom another rule allows to see it; undefined where nothing was stored. */
export async function findUploadKey(act: Pick<Act, 'tx'>, id: string): Promise<string | undefined> {
  const row = await store.findUpload(act.tx, id)
  return row?.discard_at === null ? (row.stored_key ?? undefined) : undefined
}

/** Key of a person's own stored file; undefined for anybody else's. */
export async function findUpload(act: Pick<Act, 'tx'>, id: string, personId: string): Promise<string | undefined> {
  const row = await store.findUpload(act.tx, id)
  return row?.person_id === personId && row.discard_at === null ? (row.stored_key ?? undefined) : undefined
}

/** Something rests on it now: it stays until that lets go of it. */
export async function takeUpload(act: Pick<Act, 'tx' | 'now'>, id: string): Promise<void> {
  await store.take(act.tx, id, act.now)
}

/** Lets go of a file: from now on nobody sees it, and the next round takes it off the disk. */
export async function discardUpload(act: Pick<Act, 'tx' | 'now'>, id: string): Promise<void> {
  await store.discard(act.tx, id, act.now)
}

/** All files of a person who is to be forgotten. */
export async function discardUploadsOf(act: Pick<Act, 'tx' | 'now'>, personId: string): Promise<void> {
  await store.discardOf(act.tx, personId, act.now)
}

export const listUploadsOf = (act: Pick<Act, 'tx'>, personId: string) => store.listOf(act.tx, personId)

/** Files that were sent before an instant and that nothing ever rested on. */
export const countUntakenBefore = (act: Pick<Act, 'tx'>, before: Date): Promise<number> =>
  store.countUntaken(act.tx, before)

/** @returns how many were let go of */
export const discardUntakenBefore = (act: Pick<Act, 'tx' | 'now'>, before: Date, limit: number): Promise<number> =>
  store.discardUntaken(act.tx, before, limit, act.now)

/** Files that are let go of and still on the disk. */
export const listDiscarded = (act: Pick<Act, 'tx'>, limit: number): Promise<{ id: string; key: string }[]> =>
  store.listDiscarded(act.tx, limit)

/** The file is off the disk. */
export async function markDiscarded(act: Pick<Act, 'tx' | 'now'>, ids: readonly string[]): Promise<void> {
  await store.markDiscarded(act.tx, ids, act.now)
}
