/** What everything that follows from one batch may know. */
import type { HeldGrant } from '../../platform/actor'
import type { SignedInCall } from '../../platform/call'
import { listPlacesOf, type RegistryPlace } from '../../places/actions'
import type { PoolEngines } from '../../pool/actions'
import type { DeviceRow } from '../devices/store'
import { Owners, type OfficeRef } from '../owners'
import { visitingGrants } from '../rules'
import { standingsOf, type Standing } from '../standing'

export class Scene {
  private owners: Promise<Owners> | undefined
  private readonly places = new Map<string, RegistryPlace | undefined>()
  /** Written down with the batch, and not applied yet. */
  readonly pending = new Set<string>()
  /** Of the person who recorded. */
  readonly grants: readonly HeldGrant[]

  constructor(
    readonly call: SignedInCall,
    readonly engines: PoolEngines,
    readonly device: DeviceRow,
    /** A person of the office lets it count all the same. */
    readonly isForced = false,
  ) {
    this.grants = visitingGrants(call.actor)
  }

  /** Where something lies that nobody else answers for. */
  get office(): OfficeRef {
    return { officeId: this.device.office_id, officePath: this.device.office_path }
  }

  whose(): Promise<Owners> {
    return (this.owners ??= Owners.read(this.call))
  }

  /** Places of the registry as they mean something today; each is read once. */
  async placesOf(ids: readonly string[]): Promise<ReadonlyMap<string, RegistryPlace | undefined>> {
    const unread = [...new Set(ids)].filter((id) => !this.places.has(id))
    const found = unread.length === 0 ? new Map<string, RegistryPlace>() : await listPlacesOf(this.call, unread)
    for (const id of unread) this.places.set(id, found.get(id))
    return this.places
  }

  async standingOf(enterpriseId: string): Promise<Standing | undefined> {
    return (await standingsOf(this.call, [enterpriseId])).get(enterpriseId)
  }

  /** The office that answers for an enterprise; without one the phone's. */
  async officeOf(standing: Standing | undefined): Promise<OfficeRef> {
    const place = standing?.place
    return (place === undefined ? undefined : (await this.whose()).officeAt(place)) ?? this.office
  }

  /** Whether the person who recorded visits where this lies, or a person of the office there lets it count. */
  reaches(path: string | undefined): boolean {
    return path === undefined || this.isForced || this.grants.some(({ officePath }) => path.startsWith(officePath))
  }
}

/** A record as it stands before the service. */
export interface Arrived {
  id: string
  at: Date
  /** The phone's time was put right by more than is tolerated. */
  corrected: boolean
  text: string
}
