import first from './en'
import rooms from './en.rooms'

/** Both at once, for tests and the pretended server; a page never imports it. */
const words: Record<string, string> = { ...first, ...rooms }
export default words
