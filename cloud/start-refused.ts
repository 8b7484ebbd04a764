/** Why the service does not start; for whoever runs it. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}
