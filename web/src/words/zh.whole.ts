import first from './zh'
import classroom from './zh.classroom'
import rooms from './zh.rooms'

/** All at once, for tests and the pretended server; a page never imports it. */
const words: Record<string, string> = { ...first, ...rooms, ...classroom }
export default words
