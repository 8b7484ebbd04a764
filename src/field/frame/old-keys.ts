/** What earlier versions left on phones. */
import { forget, listKept } from '../../client/store'

/** Until 2026-11-29 each owner's code that was shown kept its key on the phone, by the enterprise's id; nothing reads them any more. */
const OLD = 'key:show:'

/** They say where somebody was, and go. */
export function sweepOldKeys(): void {
  for (const key of listKept()) if (key.slice(0, OLD.length) === OLD) forget(key)
}
