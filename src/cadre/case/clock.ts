import { clockWords } from '../../../types/words/cadre'
import { sayDate, sayDay } from '../../../types/words/dates'

/** Until when, and whose move it is; of a founded organisation its term, which ends years away. */
export function sayClock(
  whose: 'office' | 'enterprise',
  { dueOn, overdue, isFounded }: { dueOn: string; overdue: boolean; isFounded: boolean },
): string {
  const words = clockWords[isFounded ? 'term' : whose]
  const day = isFounded ? sayDay(dueOn) : sayDate(dueOn)
  return overdue ? `⚠ ${words.overdue(day)}` : words.due(day)
}
