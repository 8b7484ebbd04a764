/** Numbers of people of one enterprise that cannot be, as typed: said at the field before anything is saved. Pure, for both forms. */
import { doubtWords } from './words/doubts'

type Field = 'staff' | 'youth' | 'members'

const numberOf = (typed: string | undefined): number | undefined => {
  const plain = (typed ?? '').normalize('NFKC').replace(/[人\s,]/g, '')
  return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined
}

/**
 * Members are of 14 to 28 years, youth up to 35, both are staff: none can be more than what it is a part of. What was left open is not
 * judged. Source: 《中国共产主义青年团章程》第一条; DOMAIN M5.
 * @returns a sentence for each field that cannot be right
 */
export function impossibleCounts(typed: Partial<Record<string, string>>): Partial<Record<Field, string>> {
  const staff = numberOf(typed.staff)
  const youth = numberOf(typed.youth)
  const members = numberOf(typed.members)
  const said: Partial<Record<Field, string>> = {}
  if (youth !== undefined && staff !== undefined && youth > staff) said.youth = doubtWords['youth-over-staff']
  if (members !== undefined && youth !== undefined && members > youth) said.members = doubtWords['members-over-youth']
  else if (members !== undefined && staff !== undefined && members > staff)
    said.members = doubtWords['members-over-staff']
  return said
}
