/** The case that a desk has open, in the browser's history: what cannot be read is none, and nobody opens what another person had open. */
import { act, renderHook } from '@testing-library/react'
import { signOut } from '../../src/client/session'
import { useOpened } from '../../src/cadre/queue/use-opened.h5'
import { listenBeforeRouter } from '../../src/client/pops.h5'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn } from '../support/taro/page'
import { serve } from '../support/taro/service'

// In a browser the build takes the file of this ending.
jest.mock('../../src/client/pops', (): object => jest.requireActual('../../src/client/pops.h5'))
listenBeforeRouter()

const other = caseId.replace(/1$/, '2')
const addressed = (query: string) => window.history.replaceState({ idx: 3 }, '', `#/cadre/queue/index${query}`)
/** One step back, until the page has heard of it. */
const stepBack = () =>
  act(async () => {
    const heard = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
    window.history.back()
    await heard
  })
const desk = (isFirst = true) => renderHook(() => useOpened(true, isFirst))

describe('the case that a desk has open', () => {
  beforeEach(async () => {
    await newDevice()
    window.history.pushState({ idx: 3 }, '', '#/cadre/queue/index')
    let person = 0
    const user = () => ({ objectId: `u${person}`, sessionToken: `s${person}` })
    serve({
      usersByMobilePhone: () => {
        person++
        return user()
      },
      me: user,
    })
    await signedIn()
  })

  test.each(['%', '%E4%B8', 'nobody', `${caseId}%`, '../mine'])('an address with case=%s opens none', (value) => {
    addressed(`?queue=accepted&case=${value}`)
    const { result } = desk()
    expect(result.current.open).toBeUndefined()
    act(() => result.current.onOpen(caseId))
    expect(window.location.hash).toBe(`#/cadre/queue/index?queue=accepted&case=${caseId}`)
  })

  test('a link opens its case, and back leads to the case before', async () => {
    addressed(`?case=${caseId}`)
    const { result } = desk()
    expect(result.current.open).toBe(caseId)
    act(() => result.current.onOpen(other))
    expect(result.current.open).toBe(other)
    await stepBack()
    expect(result.current.open).toBe(caseId)
  })

  test('back after another login opens nothing of the former person, and the address forgets it; one’s own is still there', async () => {
    const former = desk()
    act(() => former.result.current.onOpen(caseId))
    act(() => former.result.current.onOpen(undefined))
    former.unmount()
    await act(() => signOut())
    await signedIn()
    const { result } = desk(false)
    expect(result.current.open).toBeUndefined()
    await stepBack()
    expect(result.current.open).toBeUndefined()
    expect(window.location.hash).not.toContain('case=')
    act(() => result.current.onOpen(other))
    act(() => result.current.onOpen(undefined))
    await stepBack()
    expect(result.current.open).toBe(other)
  })

  test('a link that the former person came by is not the next one’s either', async () => {
    addressed(`?case=${caseId}`)
    const former = desk()
    act(() => former.result.current.onOpen(undefined))
    former.unmount()
    await act(() => signOut())
    await signedIn()
    const { result } = desk(false)
    await stepBack()
    expect(result.current.open).toBeUndefined()
  })

  test('a page loaded anew where somebody else had a case open opens none', async () => {
    const former = desk()
    act(() => former.result.current.onOpen(caseId))
    former.unmount()
    await act(() => signOut())
    await signedIn()
    expect(window.location.hash).toContain(caseId)
    expect(desk(true).result.current.open).toBeUndefined()
  })
})
