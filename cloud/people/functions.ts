import type { Role } from '../../types/people'
import { findMissingYear, localDate } from '../platform/calendar/calendar'
import type { Handlers } from '../platform/call'
import {
  beginTotp,
  confirmTotp,
  getFactorState,
  lockSession,
  passSecondFactor,
  renewRecoveryCodes,
  setPin,
} from './factors/actions'
import { endAbsence, listAbsences, recordAbsence } from './absences/actions'
import { appointByTable, checkStaffTable } from './cadres/by-table'
import { appointByCadre, endGrant, findOffices, listStaff, resetStaffFactor } from './cadres/staff'
import { findPersonalValue } from './persons/actions'
import { maskPhone } from './persons/rules'
import { mustBeAllowed } from './policy/policy'
import { exportTrail, searchTrail } from './trail/actions'

/** Who sees to it that the service knows the holidays. */
const calendarRoles: readonly Role[] = ['city-cadre', 'city-administrator', 'security-administrator']

export const peopleFunctions: Pick<
  Handlers,
  | 'getMe'
  | 'getSecondFactor'
  | 'beginTotp'
  | 'confirmTotp'
  | 'passSecondFactor'
  | 'setPin'
  | 'renewRecoveryCodes'
  | 'lockSession'
  | 'listStaff'
  | 'findOffices'
  | 'appointCadre'
  | 'checkStaffTable'
  | 'appointByTable'
  | 'endGrant'
  | 'resetSecondFactor'
  | 'listAbsences'
  | 'recordAbsence'
  | 'endAbsence'
  | 'searchAudit'
  | 'exportAudit'
> = {
  getMe: async (call) => {
    mustBeAllowed(call.actor, 'self.view')
    const phone = await findPersonalValue(call, call.actor.personId, 'phone')
    const name = await findPersonalValue(call, call.actor.personId, 'name')
    return {
      phoneMasked: phone === undefined ? '' : maskPhone(phone),
      name: name ?? null,
      grants: call.actor.held.map(({ role, officeName, division }) => ({ role, office: officeName, division })),
      calendarMissing: call.actor.held.some(({ role }) => calendarRoles.includes(role))
        ? findMissingYear(localDate(call.now))
        : null,
    }
  },
  getSecondFactor: async (call) => {
    mustBeAllowed(call.actor, 'self.secondFactor')
    return getFactorState(call)
  },
  beginTotp: async (call, { key }) => {
    mustBeAllowed(call.actor, 'self.secondFactor')
    return beginTotp(call, key)
  },
  confirmTotp: async (call, input) => {
    mustBeAllowed(call.actor, 'self.secondFactor')
    return confirmTotp(call, input)
  },
  passSecondFactor: async (call, input) => {
    mustBeAllowed(call.actor, 'self.secondFactor')
    return passSecondFactor(call, input)
  },
  setPin: async (call, { pin }) => {
    mustBeAllowed(call.actor, 'self.secondFactor')
    await setPin(call, pin)
    return { set: true }
  },
  renewRecoveryCodes: async (call, { key }) => {
    mustBeAllowed(call.actor, 'self.secondFactor')
    return { recoveryCodes: await renewRecoveryCodes(call, key) }
  },
  lockSession: async (call) => {
    mustBeAllowed(call.actor, 'self.secondFactor')
    await lockSession(call)
    return { locked: true }
  },
  listStaff: async (call, input) => listStaff(call, input),
  listAbsences: async (call, input) => listAbsences(call, input),
  recordAbsence: async (call, input) => recordAbsence(call, input),
  endAbsence: async (call, input) => {
    await endAbsence(call, input)
    return {}
  },
  findOffices: async (call, input) => findOffices(call, input),
  appointCadre: async (call, input) => appointByCadre(call, input),
  checkStaffTable: async (call, input) => checkStaffTable(call, input),
  appointByTable: async (call, input) => appointByTable(call, input),
  endGrant: async (call, input) => endGrant(call, input),
  resetSecondFactor: async (call, input) => resetStaffFactor(call, input),
  searchAudit: async (call, input) => searchTrail(call, input),
  exportAudit: async (call, input) => exportTrail(call, input),
}
