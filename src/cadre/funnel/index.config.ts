import { funnelWords } from '../../../types/words/funnel-pages'

export default definePageConfig({ navigationBarTitleText: funnelWords.title })
