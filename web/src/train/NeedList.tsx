import { Button } from 'antd'
import { useState } from 'react'
import type { CompetenceNeedsShown, GapReading } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { t } from '../words/catalogue'
import { counted } from './amounts'
import { NeedPeople } from './NeedPeople'
import { NeedRecorded } from './NeedRecorded'
import { readingsOf, shortOf } from './needRows'
import { ReadingStrip } from './ReadingStrip'
import { TickBar } from './TickBar'
import { useRecording } from './useRecording'

type Props = { page: CompetenceNeedsShown; competence: number | undefined; reading: GapReading | undefined; offset: number; fading: boolean; choose: (reading: GapReading | undefined) => void; turn: (offset: number) => void }

/** The people behind the numbers, and gaps made of those who are short. */
export function NeedList({ page, competence, reading, offset, fading, choose, turn }: Props) {
  const [ticked, setTicked] = useState<number[]>([])
  const recording = useRecording(competence)
  const chosen = page.competences.find((one) => one.competence === competence)
  const short = chosen && !fading ? shortOf(page.rows) : []
  const unticked = short.filter((person) => !ticked.includes(person))
  const tick = (person: number, on: boolean) => setTicked((old) => (on ? [...old, person] : old.filter((one) => one !== person)))
  const record = async () => (await recording.record(ticked)) && setTicked([])
  return (
    <Section id="people" title={chosen ? t('cneeds.people_of', { title: chosen.title }) : t('cneeds.people')} note={chosen ? undefined : t('cneeds.choose_one')}
      tools={unticked.length > 0 && <Button onClick={() => setTicked([...ticked, ...unticked])}>{counted('cneeds.tick_all', unticked.length)}</Button>}>
      <div className="stack need-list">
        <ReadingStrip counts={readingsOf(page.competences, competence)} unit={t(chosen ? 'train.people_word' : 'cneeds.lines_word')} chosen={reading} choose={choose} />
        {recording.done && chosen && <NeedRecorded {...recording.done} title={chosen.title} />}
        {page.rows.length === 0 ? <p className="note">{t('cneeds.none_such')}</p> : <NeedPeople page={page} one={chosen !== undefined} offset={offset} fading={fading} turn={turn} ticked={chosen ? ticked : null} tick={tick} />}
        {recording.wrong !== null && <ProblemNote error={recording.wrong} />}
        {ticked.length > 0 && <TickBar told={counted('cneeds.ticked', ticked.length)} action={t('cneeds.record')} busy={recording.busy} act={() => void record()} drop={() => setTicked([])} />}
      </div>
    </Section>
  )
}
