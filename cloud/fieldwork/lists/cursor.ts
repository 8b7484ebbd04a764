/** Where the taking of a list stands: which list, how long it is, and behind which of its rows the next page begins. */
import { fieldWords } from '../../../types/words/fields'
import { Failure } from '../../platform/failure'
import type { Position } from './entries'

export interface ListCursor {
  version: string
  total: number
  position: Position
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const CURSOR = new RegExp(
  String.raw`^([0-9a-f]{16})\.(\d{1,5})\.(\d{1,5})\.(\d{1,5})\.(?:p(${UUID})\.(\d{1,9})\.(${UUID})|m(\d{1,2})\.([\w-]{0,400}))$`,
)

export function sayCursor({ version, total, position: { count, turns, at } }: ListCursor): string {
  const where =
    at.stage === 'plan'
      ? `p${at.after?.planId ?? ''}.${at.after?.turn ?? 0}.${at.after?.rowId ?? ''}`
      : `m${at.place}.${at.cursor ?? ''}`
  return `${version}.${total}.${count}.${turns}.${where}`
}

export const cursorWrong = () => new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])

/** @throws Failure inputInvalid: none */
export function readCursor(text: string): ListCursor {
  const [, version, total, count, turns, planId, turn, rowId, place, cursor] = CURSOR.exec(text) ?? []
  if (version === undefined) throw cursorWrong()
  const at: Position['at'] =
    planId === undefined || rowId === undefined
      ? { stage: 'places', place: Number(place), cursor: cursor === '' ? undefined : cursor }
      : { stage: 'plan', after: { planId, turn: Number(turn), rowId } }
  return { version, total: Number(total), position: { count: Number(count), turns: Number(turns), at } }
}
