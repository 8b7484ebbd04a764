/** What later rooms may know of people without asking the database. */
export { loginCodeRules } from './login/rules'
export { maskName, maskPhone } from './persons/rules'
export { may, mustBeAllowed, policy, reach, type Guarded, type Reach } from './policy/policy'
