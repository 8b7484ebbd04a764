import type { OpenedInvitation } from '../../../types/intake'
import { homeWords, invitationWords } from '../../../types/words/owner'
import { go } from '../../client/go'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { NextSteps } from '../../components/next-steps/next-steps'
import { OfficeCard } from '../../components/office/office'
import { Head } from './head'

/** A place's or a campaign's invitation: who invites; the own enterprise is found on the next page, which keeps what led there. */
export function Poster({ token, opened }: { token: string; opened: OpenedInvitation }) {
  return (
    <>
      <div className="page-body">
        <Head opened={opened} />
        <NextSteps days={opened.answerDays} />
        <OfficeCard office={opened.office} noPhone={homeWords.noPhone} />
      </div>
      <Bar>
        <Button id="find-mine" kind="primary" onClick={() => go('apply', { via: token })}>
          {invitationWords.findMine}
        </Button>
      </Bar>
    </>
  )
}
