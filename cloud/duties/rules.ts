/** What later rooms may know of duties. Working days: `platform/calendar`. */
export { clockRules, digestRules, electionReminders, isReminderTime, strikesOn } from './clock'
export { stepRules, type DutyStep } from './steps'
