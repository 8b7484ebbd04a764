/** Room: people. The second factor of cadres. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, key } from './fields'
import { factorWords } from './words/factors'

/** totp: a code of an authenticator app. pin: six digits beside a bound WeChat or DingTalk identity. recovery: a code that opens once. */
export const factorWays = ['totp', 'pin', 'recovery'] as const
export type FactorWay = (typeof factorWays)[number]

/** Blanks, hyphens and full width as people type them. */
const plain = (value: string) => value.normalize('NFKC').replace(/[\s-]/g, '')
const sixDigits = (message: string) =>
  z.pipe(
    z.pipe(z.string({ error: message }).check(z.maxLength(32, message)), z.transform(plain)),
    z.string().check(z.regex(/^\d{6}$/, message)),
  )

const triedFactor = z.object({
  /** wrong: try again. lockedOut: no try is taken before `lockedUntil`. */
  state: z.enum(['passed', 'wrong', 'lockedOut']),
  triesLeft: z.nullable(z.number()),
  lockedUntil: z.nullable(z.string()),
})
export type TriedFactor = z.infer<typeof triedFactor>

export const getSecondFactor = contract({
  summary: 'What the second factor of the signed-in cadre is, and whether this session has shown it',
  access: 'signed-in',
  effect: 'read',
  action: 'self.secondFactor',
  audit: null,
  input: z.object({}),
  output: z.object({
    /** False for whoever holds no grant: everything else is then of no account. */
    needed: z.boolean(),
    assurance: z.enum(['none', 'locked', 'passed']),
    fresh: z.boolean(),
    /** How it can be shown here, the handiest first; empty before one was set up. */
    ways: z.array(z.enum(factorWays)),
    hasTotp: z.boolean(),
    hasPin: z.boolean(),
    recoveryLeft: z.number(),
    /** Whether this session came by WeChat or DingTalk, where a PIN works. */
    pinHere: z.boolean(),
    /** Until when a first one may be set up; null when it may not. */
    enrolUntil: z.nullable(z.string()),
    lockedUntil: z.nullable(z.string()),
  }),
})
export type FactorState = z.infer<typeof getSecondFactor.output>

export const beginTotp = contract({
  summary: 'A secret for an authenticator app; it counts once a code of it was shown',
  access: 'signed-in',
  effect: 'write',
  action: 'self.secondFactor',
  audit: 'began to set up a second factor',
  secretReply: true,
  input: z.object({ key }),
  output: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }),
})

export const confirmTotp = contract({
  summary: 'Shows a first code of the app: the factor counts from now on; gives the recovery codes, once',
  access: 'signed-in',
  effect: 'write',
  action: 'self.secondFactor',
  audit: 'set up a second factor',
  secretReply: true,
  input: z.object({ key, code: sixDigits(factorWords.codeWrong) }),
  output: z.extend(triedFactor, { recoveryCodes: z.array(z.string()) }),
})

export const passSecondFactor = contract({
  summary: 'Shows the second factor: unlocks the workbench of this session, and makes it fresh',
  access: 'signed-in',
  effect: 'write',
  action: 'self.secondFactor',
  audit: 'showed the second factor',
  input: z.object({
    key,
    way: choice(factorWays),
    code: z
      .string({ error: factorWords.codeWrong })
      .check(z.minLength(1, factorWords.codeWrong), z.maxLength(32, factorWords.codeWrong)),
  }),
  output: triedFactor,
})

export const setPin = contract({
  summary: 'Six digits that unlock the workbench on the phone',
  access: 'signed-in',
  effect: 'write',
  action: 'self.secondFactor',
  audit: 'set a PIN',
  input: z.object({ key, pin: sixDigits(factorWords.pinWrong) }),
  output: z.object({ set: z.boolean() }),
})

export const renewRecoveryCodes = contract({
  summary: 'New recovery codes; those before are void',
  access: 'signed-in',
  effect: 'write',
  action: 'self.secondFactor',
  audit: 'renewed recovery codes',
  secretReply: true,
  input: z.object({ key }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})

export const lockSession = contract({
  summary: 'Locks the workbench of this session',
  access: 'signed-in',
  effect: 'write',
  action: 'self.secondFactor',
  audit: 'locked the session',
  input: z.object({ key }),
  output: z.object({ locked: z.boolean() }),
})
