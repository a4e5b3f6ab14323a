import { Checkbox, Input, Radio } from 'antd'
import { PersonPicker } from '../kinds/PersonPicker'
import { useMay } from '../shell/session'
import { t } from '../words/catalogue'
import { type Fields, One } from './RaiseFields'
import type { Whose } from './raised'

/** One's own matter, somebody's on record, or that of somebody who is only named; and whether the name is said. */
export function WhoseMatter({ value, change, problem }: Fields) {
  const ways: Whose[] = useMay()('people.read') ? ['own', 'person', 'named'] : ['own', 'named']
  return (
    <>
      <div className="asked" role="group" aria-label={t('problems.whose')}>
        <span className="label">{t('problems.whose')}</span>
        <Radio.Group value={value.whose} options={ways.map((whose) => ({ value: whose, label: t(`problems.whose.${whose}`) }))} onChange={(event) => change({ whose: event.target.value as Whose })} />
        {value.whose === 'named' && <span className="quiet small">{t('problems.named_hint')}</span>}
      </div>
      {value.whose === 'person' && <One field="person" problem={problem}><PersonPicker value={value.person} onChange={(person) => change({ person })} /></One>}
      {value.whose === 'named' && <One field="raiser_name" problem={problem}><Input value={value.raiser_name} maxLength={40} onChange={(event) => change({ raiser_name: event.target.value })} /></One>}
      <div className="asked">
        <Checkbox checked={value.protected} onChange={(event) => change({ protected: event.target.checked })}>{t('problems.keep_unsaid')}</Checkbox>
        <span className="quiet small">{t('problems.unsaid_hint')}</span>
      </div>
    </>
  )
}
