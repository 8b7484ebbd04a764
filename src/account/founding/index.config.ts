import { foundingOwnWords } from '../../../types/words/founding-own'

export default definePageConfig({ navigationBarTitleText: foundingOwnWords.title })
