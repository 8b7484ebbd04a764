/** What each act asks and sends: the forms of the case page as data. */
import type { FunctionName } from '../../../types/registry'
import type { CadreCase } from '../../../types/casework'
import { contactOutcomes, lackings, unspokenOutcomes } from '../../../types/case-life'
import { asIsoDay } from '../../../types/day-said'
import { caseActWords as words } from '../../../types/words/case-acts'

const options = (of: Readonly<Record<string, string>>) => Object.entries(of)

export type ActName = keyof typeof words.acts

/** A question of a form. Its values are texts, kept as they are typed. */
export type Question = (
  | { kind: 'choice' | 'choices'; name: string; label: string; options: [string, string][]; optional?: true }
  | { kind: 'note' | 'count' | 'text'; name: string; label: string; optional?: true }
  | { kind: 'day'; name: string; label: string; optional?: true; ahead: boolean }
  | { kind: 'street' | 'assignee' | 'guide'; name: string; label: string }
  /** Of a term: only where the rules leave a choice. */
  | { kind: 'years'; name: 'years'; label: string }
) & {
  /** Asked only where nothing is known of it. */
  unknown?: true
  /** Asked only beside one of these answers to another question. */
  beside?: { name: string; answers: readonly string[] }
}

export interface ActForm {
  function: FunctionName
  questions: Question[]
  /** Shown beside the form: what the founding's rules say, the number that is proposed. */
  looksAt?: 'founding'
  /** The paper that the act gives, to be looked at before; where the decision is to grant. */
  paper?: 'reply' | 'election-reply'
}

const { fields } = words
const note: Question = { kind: 'note', name: 'note', label: fields.note, optional: true }
const reason = (of: Readonly<Record<string, string>>): Question => ({
  kind: 'choice',
  name: 'reason',
  label: fields.reason,
  options: options(of),
})
const decision = (of: Readonly<Record<string, string>>): Question => ({
  kind: 'choice',
  name: 'decision',
  label: fields.decision,
  options: options(of),
})
/** What is called `on` has been, or is today; all else is agreed for later. */
const day = (name: string, label: string, optional?: true): Question => ({
  kind: 'day',
  name,
  label,
  ahead: name !== 'on' || label === fields.meetOn,
  ...(optional ? { optional } : {}),
})
const count = (name: 'staff' | 'youth' | 'members'): Question => ({
  kind: 'count',
  name,
  label: fields[name],
  optional: true,
})
/** Of people, learnt with a contact: where somebody was spoken with, and not what is known. */
const learnt = (name: 'staff' | 'youth' | 'members'): Question => ({
  ...count(name),
  unknown: true,
  beside: { name: 'outcome', answers: contactOutcomes.filter((one) => !unspokenOutcomes.includes(one)) },
})
const years: Question = { kind: 'years', name: 'years', label: fields.years }
const number: Question = { kind: 'text', name: 'number', label: fields.number, optional: true }
/** What is sent back has neither number nor day. */
const granted = (question: Question): Question => ({
  ...question,
  beside: { name: 'decision', answers: ['granted'] },
})
const way: Question = { kind: 'choice', name: 'way', label: fields.way, options: options(words.options.way) }

export const actForms: Readonly<Record<ActName, ActForm>> = {
  refuse: { function: 'refuseCase', questions: [reason(words.options.refusal), note] },
  survey: {
    function: 'surveyCase',
    questions: [
      way,
      count('staff'),
      count('youth'),
      count('members'),
      { kind: 'choice', name: 'party', label: fields.party, options: options(words.options.party), optional: true },
      note,
    ],
  },
  logContact: {
    function: 'logContact',
    questions: [
      way,
      { kind: 'choice', name: 'outcome', label: fields.outcome, options: options(words.options.outcome) },
      learnt('staff'),
      learnt('youth'),
      learnt('members'),
      day('nextOn', fields.nextOn, true),
      note,
    ],
  },
  noteParty: {
    function: 'noteParty',
    questions: [{ kind: 'choice', name: 'party', label: fields.party, options: options(words.options.party) }],
  },
  suspend: { function: 'suspendCase', questions: [reason(words.options.suspension), day('until', fields.until), note] },
  resume: { function: 'resumeCase', questions: [note] },
  reopen: { function: 'reopenCase', questions: [note] },
  handOn: {
    function: 'handOnCase',
    questions: [{ kind: 'street', name: 'office', label: fields.office }, reason(words.options.handing), note],
  },
  settle: { function: 'settleDispute', questions: [{ kind: 'street', name: 'office', label: fields.office }, note] },
  answerAppeal: { function: 'answerAppeal', questions: [decision(words.decisions.answerAppeal), note] },
  assign: {
    function: 'assignCase',
    questions: [{ kind: 'assignee', name: 'assignee', label: fields.assignee }, reason(words.options.assigning)],
  },
  decide: {
    function: 'decideForm',
    looksAt: 'founding',
    questions: [{ kind: 'choice', name: 'form', label: fields.form, options: options(words.options.form) }, note],
  },
  defer: {
    function: 'deferCase',
    looksAt: 'founding',
    questions: [
      {
        kind: 'choices',
        name: 'lacking',
        label: fields.lacking,
        options: lackings.map((one) => [one, words.options.lacking[one]]),
      },
      day('until', fields.until),
      note,
    ],
  },
  reconsider: { function: 'reconsiderCase', questions: [note] },
  nameGuide: {
    function: 'nameGuide',
    looksAt: 'founding',
    questions: [{ kind: 'guide', name: 'person', label: fields.person }, day('on', fields.meetOn)],
  },
  recordGuidance: {
    function: 'recordGuidance',
    questions: [
      { kind: 'choice', name: 'outcome', label: fields.outcome, options: options(words.options.guidance) },
      { kind: 'choice', name: 'next', label: fields.next, options: options(words.options.guidanceNext) },
      day('nextOn', fields.stepOn, true),
      count('members'),
      note,
    ],
  },
  reply: {
    function: 'replyRequest',
    looksAt: 'founding',
    paper: 'reply',
    questions: [decision(words.decisions.reply), granted(number), granted(day('on', fields.on)), note],
  },
  confirm: {
    function: 'confirmElection',
    looksAt: 'founding',
    paper: 'election-reply',
    questions: [
      decision(words.decisions.confirm),
      granted(number),
      granted(day('on', fields.on)),
      granted(years),
      note,
    ],
  },
  renew: { function: 'renewTerm', looksAt: 'founding', questions: [day('on', fields.on), years, note] },
  dissolve: { function: 'dissolveOrganisation', questions: [day('on', fields.on), note] },
}

/** What was sent back and left unanswered is refused for that; nothing else can be. */
const answers = ({ name, options: all }: Extract<Question, { kind: 'choice' | 'choices' }>, isUnanswered: boolean) =>
  name === 'reason' && !isUnanswered ? all.filter(([reason]) => reason !== 'unanswered') : all

/** The form of an act as the case stands: what is known is not asked again, what cannot be is not offered. */
export function formFor(
  act: ActName,
  { state }: Pick<CadreCase, 'state'>,
  known: Readonly<Record<string, string>>,
): ActForm {
  const form = actForms[act]
  return {
    ...form,
    questions: form.questions
      .filter(({ name, unknown }) => unknown !== true || (known[name] ?? '') === '')
      .map((question) =>
        question.kind === 'choice' ? { ...question, options: answers(question, state === 'returned') } : question,
      ),
  }
}

/** Whether a question is asked, by what was answered so far. */
export const isAsked = ({ beside }: Question, values: Readonly<Record<string, string>>): boolean =>
  beside === undefined || beside.answers.includes(values[beside.name] ?? '')

/** The texts of a form as its function wants them. What was left open is null or absent. */
export function inputOf(form: ActForm, values: Readonly<Record<string, string>>): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const question of form.questions) {
    if (!isAsked(question, values)) continue
    const value = (values[question.name] ?? '').trim()
    switch (question.kind) {
      case 'note':
        input[question.name] = value
        break
      case 'day':
        input[question.name] = value === '' && question.optional ? null : asIsoDay(value, question.ahead)
        break
      case 'count':
        input[question.name] = value === '' ? null : Number(value)
        break
      case 'choices':
        input[question.name] = value === '' ? [] : value.split(',')
        break
      case 'assignee': {
        const [office = '', person = ''] = value.split('/')
        input.office = office
        if (person !== '') input.person = person
        break
      }
      case 'years':
        if (value !== '') input.years = Number(value)
        break
      case 'text':
        if (value !== '') input[question.name] = value
        break
      default:
        input[question.name] = value === '' && 'optional' in question ? null : value
    }
  }
  return input
}
