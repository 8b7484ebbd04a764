/** The phone and whoever holds it: what survives the app's being closed, and what the person picks when a host's own sheet asks. */
import type { MiniFace } from './dist'
import { Network } from './network'
import { Storage, storageLimits } from './storage'

/** What the person chooses in the host's sheets; undefined: closes the sheet without choosing. */
export interface Choices {
  invoiceTitle?: { type: '0' | '1'; title: string; taxNumber: string } | undefined
  scanned?: string | undefined
  /** The path of a round code (小程序码) of this app that lies before the camera: WeChat only. */
  round?: string | undefined
  /** Paths of pictures picked. */
  pictures: string[]
  /** Yes or no in a dialogue. */
  confirm: boolean
}

export class Device {
  readonly storage: Storage
  readonly network: Network
  readonly choices: Choices = { pictures: [], confirm: true }
  /** What the person answers in WeChat's sheet of subscribe messages; undefined: messages are switched off as a whole. */
  subscribes: 'accept' | 'reject' | undefined = 'accept'
  /** Template ids that the sheet was shown with, each time. */
  readonly subscribeSheets: string[][] = []
  /** True while a tap is handled: some sheets are shown only then. */
  tapping = false
  /** Pictures on the phone by their path. */
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  /** WeChat's privacy guide: agreed to before, or still to be asked when an interface first needs it. */
  privacyAgreed = true
  /** What the person taps in WeChat's own sheet. */
  privacyAnswer: 'agree' | 'disagree' = 'agree'
  /** Tells the app that a new version was downloaded; set by an app that listens. */
  announceUpdate: (() => void) | undefined
  /** How often the app restarted itself into the new version. */
  updates = 0
  /** Gives the login codes of whoever holds the phone: the host's sandbox. Without one the host gives none. */
  loginCode: (() => string) | undefined
  clipboard = ''
  /** Sentences that the host showed over the page: toasts and dialogues. */
  readonly said: string[] = []
  /** Documents that the host opened over the page. */
  readonly opened: { fileType: string; bytes: Uint8Array }[] = []
  /** Numbers that were dialled. */
  readonly dialled: string[] = []

  constructor(
    readonly face: MiniFace,
    service: string,
  ) {
    this.storage = new Storage(storageLimits[face])
    this.network = new Network(service)
  }
}
