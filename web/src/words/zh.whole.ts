import first from './zh'
import rooms from './zh.rooms'

/** Both at once, for tests and the pretended server; a page never imports it. */
const words: Record<string, string> = { ...first, ...rooms }
export default words
