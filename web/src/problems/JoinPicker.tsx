import { Button, Select } from 'antd'
import { usePages } from '../api/hooks'
import type { ProblemLine, ProblemStory } from '../api/types'
import { code, t } from '../words/catalogue'

type Props = { story: ProblemStory; value: number | null; change: (into: number | null) => void }

/** Another open problem of the coordinator's; those of the same kind about the same unit come first. */
export function JoinPicker({ story, value, change }: Props) {
  const list = usePages<ProblemLine>('/problems', { side: 'coordinated', open: true })
  const near = (line: ProblemLine) => Number(line.kind === story.kind) + Number(line.place === story.place)
  const others = list.rows.filter((line) => line.id !== story.id).sort((one, other) => near(other) - near(one))
  const options = others.map((line) => ({ value: line.id, label: line.title, detail: [code('problem_kind', line.kind), line.place_name, line.owner_name].filter(Boolean).join(' · ') }))
  return (
    <Select className="wide" allowClear value={value} loading={list.loading} options={options} placeholder={t('problems.into_find')} aria-label={t('problems.field.into')} notFoundContent={t('problems.into_none')}
      showSearch={{ filterOption: (typed, choice) => `${choice?.label} ${choice?.detail}`.toLowerCase().includes(typed.trim().toLowerCase()) }}
      optionRender={(choice) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.detail}</span></div>}
      popupRender={(menu) => <>{menu}{list.more && <Button block type="text" loading={list.fetching} onMouseDown={(event) => event.preventDefault()} onClick={list.more}>{t('list.more')}</Button>}</>}
      onChange={(into?: number | null) => change(into ?? null)} />
  )
}
