import { start } from './postgres-server'

export default start
