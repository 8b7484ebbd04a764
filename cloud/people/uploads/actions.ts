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
  return (await store.findUpload(act.tx, id))?.stored_key ?? undefined
}

/** Key of a person's own stored file; undefined for anybody else's. */
export async function findUpload(act: Pick<Act, 'tx'>, id: string, personId: string): Promise<string | undefined> {
  const row = await store.findUpload(act.tx, id)
  return row?.person_id === personId ? (row.stored_key ?? undefined) : undefined
}
