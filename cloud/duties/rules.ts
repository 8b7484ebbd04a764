/** What later rooms may know of duties. Working days: `platform/calendar`. */
export { stepRules, type DutyStep } from './steps'
