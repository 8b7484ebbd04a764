import { useEffect, useState } from 'react'
import type { Receipt } from '../../types/intake'
import { findFilling } from './drafts'
import { become } from './go'
import { askToSubscribe, learnTemplates } from './subscribe'
import { findUnsent, forgetUnsent, keepUnsent, type SubmitInput, type Unsent } from './unsent'
import { useNetworkBack } from './use-network'
import { useWrite } from './use-write'

interface From {
  form: string
  page: Unsent['page']
  params: Record<string, string>
  /** After the receipt, before the status page opens. */
  onReceipt: () => void
}

/**
 * Handing in an application: never shown as done before the receipt. Without network it waits on the device exactly as it was agreed
 * to, is sent again under the same key by a tap, when the network comes back, or after the app was closed, and leads to one receipt.
 */
export function useSubmit({ form, page, params, onReceipt }: From) {
  const { write, busy, failure, clear, release } = useWrite('submitApplication', `submit:${form}`, { hold: true })
  const [waiting, setWaiting] = useState<Unsent | undefined>(() => findUnsent(form))

  const arrived = async (receipt: Receipt, asked: Promise<void>) => {
    forgetUnsent(form)
    setWaiting(undefined)
    onReceipt()
    // The host's sheet belongs to this page.
    await asked
    if (!(await become('status', { id: receipt.id }))) release()
  }
  const send = async (unsent: Unsent, asked = Promise.resolve()) => {
    // Kept before it leaves: a phone that dies meanwhile still knows what was agreed to.
    keepUnsent(unsent)
    const outcome = await write(unsent.input)
    if (outcome) await arrived(outcome, asked)
  }
  const submit = (input: SubmitInput, enterprise: string) => {
    const asked = askToSubscribe('application')
    const filling = findFilling(form)
    const whole = filling === undefined ? input : { ...input, draft: filling.id }
    return send({ form, page, params, enterprise, input: whole }, asked)
  }
  useEffect(learnTemplates, [])
  useEffect(() => {
    if (failure === undefined) return
    if (failure.name === 'offline') setWaiting(findUnsent(form))
    else {
      // The service answered: what waits is no longer what should be sent by itself.
      forgetUnsent(form)
      setWaiting(undefined)
    }
  }, [failure, form])
  const again = () => {
    if (waiting && !busy) void send(waiting)
  }
  useNetworkBack(again)

  return {
    submit,
    busy,
    /** What the page shows beside its fields; being offline is the card's matter. */
    failure: failure?.name === 'offline' ? undefined : failure,
    clear,
    /** What waits for the network. */
    waiting,
    again,
  }
}
