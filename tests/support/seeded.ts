/** What properties are tried with is the same in each run, so that a red one can be repeated; `FC_SEED=random` draws anew, a number is that seed. */
import fc from 'fast-check'

const { FC_SEED } = process.env
/** The day it was written. */
const SEED = 20261130

if (FC_SEED !== 'random') fc.configureGlobal({ seed: FC_SEED === undefined ? SEED : Number(FC_SEED) })
