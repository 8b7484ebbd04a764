/** A candidate's page: why nothing can be filled in stands there before anything is, and nothing can be put right that would be refused. */
import { act, render, screen } from '@testing-library/react'
import Candidate from '../../src/account/candidate/index'
import { signOut } from '../../src/client/session'
import type { OutputOf } from '../../types/registry'
import { errorWords } from '../../types/words/errors'
import { candidateWords } from '../../types/words/founding-own'
import { newDevice, signedIn } from '../support/taro/page'
import { serve } from '../support/taro/service'

beforeEach(() => newDevice({ c: 'link' }))
afterEach(() => act(() => signOut()))

const asked: OutputOf<'openCandidate'> = {
  organisation: '',
  enterprise: '示例有限公司',
  office: '云栖街道团工委',
  post: 'secretary',
  given: false,
  closed: null,
  noticeVersion: '2026-11-30',
  notice: ['只用于建团。'],
}
const show = async (more: Partial<OutputOf<'openCandidate'>>) => {
  serve({ openCandidate: () => ({ ...asked, ...more }) })
  await signedIn()
  render(<Candidate />)
  await screen.findByText(candidateWords.title)
}

test('while its case is put aside it says so instead of the form', async () => {
  await show({ closed: errorWords.candidatePaused })
  expect(screen.getByText(errorWords.candidatePaused)).toBeTruthy()
  expect(document.getElementById('candidate-submit')).toBeNull()
})

test('what was given stands, and is put right only while that is possible', async () => {
  await show({ given: true, closed: errorWords.candidateClosed })
  expect(screen.getByText(errorWords.candidateClosed)).toBeTruthy()
  expect(document.getElementById('candidate-again')).toBeNull()
})

test('else the form is there', async () => {
  await show({})
  expect(document.getElementById('candidate-submit')).not.toBeNull()
})
