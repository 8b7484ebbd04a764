/** The papers of a case on the cadre's page: what each lacks, the committee's counts before the register's sheet, what the service refuses. */
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import Documents from '../../src/cadre/documents/index'
import { documentPageWords as words } from '../../types/words/document-pages'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

const register = {
  form: 'committee',
  shortName: '青禾团委',
  fullName: '共青团青禾委员会',
  industry: '软件业',
  hasStaffing: true,
}
const one = (kind: string, state: string, says: string[] = [], asksNumber = false) => ({
  kind,
  state,
  says,
  asksNumber,
})
const listed = (documents: object[], more: object = {}) => ({
  enterprise: '青禾智造公司',
  documents,
  register: null,
  ...more,
})

describe('the papers of a case', () => {
  beforeEach(() => newDevice({ id: caseId }))

  test('what is ready opens, what lacks something says all of it, what comes later says when', async () => {
    serve({
      listDocuments: () =>
        listed([
          one('request', 'ready'),
          one('reply', 'missing', ['缺这个', '缺那个']),
          one('certificate', 'later', ['以后再说']),
        ]),
    })
    await signedIn()
    render(<Documents />)
    const request = within(await screen.findByLabelText(words.kinds.request))
    expect(request.getByText(`✓ ${words.states.ready}`)).toBeTruthy()
    const reply = within(screen.getByLabelText(words.kinds.reply))
    for (const said of [`⚠ ${words.states.missing}`, '缺这个', '缺那个']) expect(reply.getByText(said)).toBeTruthy()
    expect(reply.queryByRole('button')).toBeNull()
    expect(within(screen.getByLabelText(words.kinds.certificate)).getByText('以后再说')).toBeTruthy()
  })

  test('a committee’s sheet waits for four ticks and four counts, and carries them', async () => {
    const service = serve({
      listDocuments: () => listed([one('register-sheet', 'ready')], { register }),
      previewDocument: () => ({ kind: 'register-sheet', title: '录入表', blocks: [] }),
    })
    await signedIn()
    render(<Documents />)
    await screen.findByText(words.confirmFirst)
    tap(`${words.confirmFirst}：${words.kinds['register-sheet']}`)
    tap(words.register.open(8))
    for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box)
    for (const name of ['administrativePosts', 'administrativeFilled', 'institutionPosts'] as const)
      type(words.register[name], '0')
    type(words.register.institutionFilled, '一')
    expect(screen.getByText(words.register.open(1))).toBeTruthy()
    type(words.register.institutionFilled, '2')
    await act(async () => {
      tap(words.register.confirm)
      await Promise.resolve()
    })
    const { hasStaffing: _asked, ...confirmed } = register
    expect(service.inputs('previewDocument')).toEqual([
      {
        id: caseId,
        kind: 'register-sheet',
        register: {
          confirmed,
          staffing: { administrativePosts: 0, administrativeFilled: 0, institutionPosts: 0, institutionFilled: 2 },
        },
      },
    ])
  })

  test.each([
    ['applicationUnknown', words.unknownTitle],
    ['forbidden', words.forbiddenTitle],
  ] as const)('%s is said as what it is', async (name, title) => {
    serve({ listDocuments: () => refuse(1011, name, '说明') })
    await signedIn()
    render(<Documents />)
    expect(await screen.findByText(title)).toBeTruthy()
  })
})
