import { titles } from '../../../types/words/owner'

export default definePageConfig({ navigationBarTitleText: titles.messages })
