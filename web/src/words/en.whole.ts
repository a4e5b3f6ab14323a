import first from './en'
import classroom from './en.classroom'
import rooms from './en.rooms'

/** All at once, for tests and the pretended server; a page never imports it. */
const words: Record<string, string> = { ...first, ...rooms, ...classroom }
export default words
