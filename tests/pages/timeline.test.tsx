/** What happened, newest first. */
import { render, screen } from '@testing-library/react'
import { Timeline } from '../../src/components/timeline/timeline'

const at = '2026-11-23T02:00:00Z'
const entry = (title: string) => ({ at, title, detail: null })

test('two events of one time and one text both stand there, and stay as they are when a newer one comes on top', () => {
  const said = jest.spyOn(console, 'error').mockImplementation(() => {})
  const { rerender } = render(<Timeline entries={[entry('已转交'), entry('已转交')]} />)
  const [newest, oldest] = screen.getAllByRole('listitem')
  rerender(<Timeline entries={[entry('已答复'), entry('已转交'), entry('已转交')]} />)
  const now = screen.getAllByRole('listitem')
  expect(now.map((one) => one.querySelector('.timeline-title')?.textContent)).toEqual(['已答复', '已转交', '已转交'])
  expect([now[1], now[2]]).toEqual([newest, oldest])
  expect(now[1]).toBe(newest)
  expect(now[2]).toBe(oldest)
  expect(said).not.toHaveBeenCalled()
  said.mockRestore()
})
