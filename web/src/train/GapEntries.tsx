import { Radio } from 'antd'
import { usePages } from '../api/hooks'
import type { Entry } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { showDate } from '../words/dates'

type Props = { person: number; value: number | null; change: (entry: number) => void; problem: string | undefined }

/** Records of training in the file, one of which shows that the gap is closed. */
export function GapEntries({ person, value, change, problem }: Props) {
  const list = usePages<Entry>(`/people/${person}/evidence`, { stage: 'train' })
  const rows = list.rows.filter(({ replaced_by }) => replaced_by === null)
  return (
    <fieldset className="gap-entries">
      <legend>{t('gaps.field.entry')}</legend>
      <p className="quiet small">{t('gaps.entry_hint')}</p>
      {problem && <p className="field-error" role="alert">{problem}</p>}
      {list.error && <ProblemNote error={list.error} />}
      {list.loading && <RowsSkeleton rows={3} />}
      {!list.loading && !list.error && rows.length === 0 && <p className="note">{t('gaps.no_entry')} <PathLink className="underlined" to={paths.person(person)}>{t('gaps.to_file')}</PathLink></p>}
      <Radio.Group value={value} onChange={(event) => change(event.target.value as number)}>
        {rows.map((one) => <Radio key={one.id} value={one.id}><span className="gap-entry"><span>{one.title}</span><span className="quiet small">{showDate(one.happened_on)}</span></span></Radio>)}
      </Radio.Group>
      {list.more && <MoreRows more={list.more} fetching={list.fetching} shown={list.rows.length} count={list.count} />}
    </fieldset>
  )
}
