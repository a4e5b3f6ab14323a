import { useLayoutEffect, useRef } from 'react'
import type { Talk } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { paths } from '../shell/paths'
import { code, t } from '../words/catalogue'
import { looks } from './codes'
import { Reading } from './Reading'

const MOST = 6

/** How the person was seen, day by day: marks and no line, because a look is evidence of one day and no score. What a home visit saw stays with that visit. */
export function LooksOverTime({ talks, name }: { talks: Talk[]; name: string }) {
  const frame = useRef<HTMLDivElement>(null)
  // Where there is no room for all, the latest are in sight.
  useLayoutEffect(() => { if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth }, [talks])
  const seen = talks.filter(({ kind, talk }) => kind !== 'home_visit' && talk && looks.some((look) => talk.looks[look])).slice(0, MOST).reverse()
  if (seen.length === 0) return null
  return (
    <div className="looks-frame" ref={frame}>
      <table className="looks" aria-label={t('talks.looks_of', { name })}>
        <thead><tr><th scope="col"><span className="hidden-words">{t('talks.fold.looks')}</span></th>{seen.map((talk) => <th key={talk.id} scope="col"><PathLink to={paths.talk(talk.id)} className="day">{talk.held_on}</PathLink></th>)}</tr></thead>
        <tbody>
          {looks.map((look) => (
            <tr key={look}>
              <th scope="row">{code('talk_look', look)}</th>
              {seen.map((talk) => { const reading = talk.talk?.looks[look]; return <td key={talk.id}>{reading ? <Reading of={reading} /> : <span className="quiet" title={t('talks.not_looked')}>–</span>}</td> })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
