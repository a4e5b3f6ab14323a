import { CheckOutlined, CloseOutlined, ExclamationOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { NamedLine } from '../api/types'
import { code, t } from '../words/catalogue'

type Props = { results: NamedLine[]; busy: boolean; anyway: (people: number[]) => void; close: () => void }

const isWarned = (line: NamedLine) => line.state === null && !line.forbidden && !line.unknown && line.person !== null

/** What became of each of those named; a warning may be gone over, a bar may not. */
export function NamedResults({ results, busy, anyway, close }: Props) {
  const kept = results.filter(({ state }) => state !== null)
  const held = results.filter(({ state }) => state === null)
  const warned = held.filter(isWarned).flatMap(({ person }) => (person === null ? [] : [person]))
  return (
    <section className="named-results" aria-label={t('sessions.results')} aria-live="polite">
      <header className="row"><h2 className="grow">{t('sessions.results_n', { kept: kept.length, held: held.length })}</h2>
        {warned.length > 1 && <Button size="small" loading={busy} onClick={() => anyway(warned)}>{t('sessions.anyway_all', { n: warned.length })}</Button>}
        <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('sessions.results_close')} onClick={close} /></header>
      <ul>
        {[...held, ...kept].map((line, at) => (
          <li key={at}>
            {line.state ? <CheckOutlined aria-hidden className="good" /> : line.forbidden || line.unknown ? <CloseOutlined aria-hidden className="alarm" /> : <ExclamationOutlined aria-hidden className="notice-ink" />}
            <span className="grow"><strong>{line.name || (line.person !== null ? `#${line.person}` : '')}</strong> {line.state ? code('seat_state', line.state) : line.unknown ? t('sessions.unknown') : line.held.map((one) => code('hindrance', one)).join(t('list.comma'))}</span>
            {isWarned(line) && line.person !== null && <Button size="small" disabled={busy} onClick={() => line.person !== null && anyway([line.person])}>{t('sessions.anyway')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  )
}
