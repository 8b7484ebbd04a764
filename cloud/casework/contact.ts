/** How a contact stands on a cadre's screen: masked, or said to be gone. */
import { caseWords } from '../../types/words/casework'
import { maskName, maskPhone } from '../people/rules'

/** A name belongs to each application: where there is none any more, the person or the rules of retention took it away. */
export function sayContact(
  name: string | undefined,
  phone: string | undefined,
): { nameMasked: string; phoneMasked: string } {
  return name === undefined || phone === undefined
    ? { nameMasked: caseWords.deleted, phoneMasked: '' }
    : { nameMasked: maskName(name), phoneMasked: maskPhone(phone) }
}
