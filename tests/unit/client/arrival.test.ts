import { findEntrance, findSecondInvitation, findToken, isOtherInvitation } from '../../../src/client/arrival'

test.each([
  ['a query', { i: 'Ab-12' }],
  ['a scene', { scene: encodeURIComponent('Ab-12') }],
  ['an ordinary link by path', { q: encodeURIComponent('https://league.example/i/Ab-12') }],
  ['an ordinary link by path and more', { q: encodeURIComponent('https://league.example/i/Ab-12?from=poster') }],
  ['an ordinary link by query', { q: encodeURIComponent('https://league.example/?i=Ab-12&x=1') }],
])('the token comes by %s', (_, params) => {
  expect(findToken(params)).toBe('Ab-12')
})

test('no token, and a link that names none, is none', () => {
  expect(findToken({})).toBeUndefined()
  expect(findToken({ q: 'https%3A%2F%2Fleague.example%2Fabout' })).toBeUndefined()
  expect(findToken({ scene: '' })).toBeUndefined()
})

test('a scene that is no escape sequence is taken as it stands', () => {
  expect(findToken({ scene: 'a%b' })).toBe('a%b')
})

test('an address outside of the hash leads to the invitation, one inside is left alone', () => {
  expect(findEntrance({ pathname: '/', search: '?i=Ab-12', hash: '' })).toBe('/#/pages/invitation/index?i=Ab-12')
  expect(findEntrance({ pathname: '/i/Ab-12', search: '', hash: '#/' })).toBe('/#/pages/invitation/index?i=Ab-12')
  expect(findEntrance({ pathname: '/', search: '?i=Ab-12', hash: '#/pages/mine/index' })).toBeUndefined()
  expect(findEntrance({ pathname: '/', search: '', hash: '' })).toBeUndefined()
})

test('only another invitation in the same tab is another one', () => {
  const at = (hash: string) => `https://league.example/#${hash}`
  const first = at('/pages/invitation/index?i=Ab-12')
  expect(isOtherInvitation(first, at('/pages/invitation/index?i=Cd-34'))).toBe(true)
  expect(isOtherInvitation(first, first)).toBe(false)
  expect(isOtherInvitation(first, at('/pages/apply/index'))).toBe(false)
  expect(isOtherInvitation(at('/pages/status/index?id=1'), first)).toBe(false)
})

test.each([
  ['a query', { i: 'Cd-34_ef56' }],
  ['a scene', { scene: 'Cd-34_ef56' }],
  ['an ordinary link', { q: encodeURIComponent('https://league.example/i/Cd-34_ef56') }],
])('a second code, scanned into the open app, is shown: by %s', (_, query) => {
  const entrance = { path: 'pages/invitation/index', query }
  expect(findSecondInvitation(entrance, 'Ab-12')).toBe('Cd-34_ef56')
  // The host repeats the parameters whenever it comes back to the front.
  expect(findSecondInvitation(entrance, 'Cd-34_ef56')).toBeUndefined()
  expect(findSecondInvitation({ ...entrance, path: 'pages/mine/index' }, 'Ab-12')).toBeUndefined()
})
