import { Input, Radio, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { Competence } from '../api/types'
import { dictated } from '../care/fields'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { choices } from '../problems/codes'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { sourceKinds } from './codes'

type Props = { person: number; name: string; own: boolean; close: () => void }

/** A level is chosen by reading its words; what was seen is said with it. */
export function PortraitLevelDrawer({ person, name, own, close }: Props) {
  const { today } = useSession()
  const queries = useQueryClient()
  const nodes = useGet<Competence[]>('/competences').data ?? []
  const [competence, setCompetence] = useState<number | null>(null)
  const [level, setLevel] = useState<number | null>(null)
  const [source, setSource] = useState<string | null>(own ? 'own_statement' : null)
  const [on, setOn] = useState<string | null>(today)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const options = nodes.filter(({ competence: one }) => one.levels.length > 0).map((one) => ({ value: one.id, label: one.competence.title, above: nodes.find(({ id }) => id === one.competence.parent)?.competence.title ?? '' }))
  const words = nodes.find(({ id }) => id === competence)?.competence.levels ?? []
  const lacks = competence === null ? 'competence' : level === null ? 'level' : source === null ? 'source' : on === null ? 'on' : !text.trim() ? 'text' : null
  const act = async () => {
    await send('POST', `/people/${person}/levels`, { competence, level, source, on, text: text.trim() })
    await refresh(queries, [`/people/${person}`])
  }
  return (
    <FormDrawer open title={t(own ? 'portrait.give_own' : 'portrait.give_to', { name })} close={close} submit={t('portrait.give_submit')} effect={t(own ? 'portrait.give_own_effect' : 'portrait.give_effect')} act={act} refuse={wrong ? t('form.dates_wrong') : lacks ? t('form.missing', { field: t(`portrait.field.${lacks}`) }) : undefined}>
      {(problem) => (
        <>
          <Asked label={t('portrait.field.competence')} name="competence" problem={problem}>
            <Select className="wide" showSearch={{ optionFilterProp: 'label' }} value={competence} options={options} placeholder={t('field_hint.choose')} aria-label={t('portrait.field.competence')} onChange={(next: number) => { setCompetence(next); setLevel(null) }}
              optionRender={(choice) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.above}</span></div>} />
          </Asked>
          {words.length > 0 && (
            <Group label={t('portrait.field.level')} hint={t('portrait.level_hint')} problem={problem?.field === 'level' ? problem.message : undefined}>
              <Radio.Group className="portrait-levels" value={level} onChange={(event) => setLevel(event.target.value as number)} options={words.map((one, at) => ({ value: at + 1, label: `${at + 1}  ${one}` }))} />
            </Group>
          )}
          {!own && <Asked label={t('portrait.field.source')} name="source" problem={problem}><Select className="wide" value={source} options={choices('source_kind', sourceKinds)} placeholder={t('field_hint.choose')} aria-label={t('portrait.field.source')} onChange={setSource} /></Asked>}
          <Asked label={t('portrait.field.on')} name="on" problem={problem}><DateField value={on} onChange={setOn} onWrong={setWrong} /></Asked>
          <Asked label={t('portrait.field.text')} name="text" problem={problem} hint={t('portrait.text_hint')}><Input.TextArea {...dictated} rows={4} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
