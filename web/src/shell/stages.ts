/** The eleven stages in the order of the cycle. A stage joins the navigation when its pages work. */
export const stages = [
  { stage: 'train', path: '/train', ready: false },
  { stage: 'practise', path: '/practise', ready: false },
  { stage: 'observe', path: '/observe', ready: false },
  { stage: 'select', path: '/select', ready: false },
  { stage: 'encourage', path: '/encourage', ready: false },
  { stage: 'protect', path: '/protect', ready: false },
  { stage: 'care', path: '/care', ready: false },
  { stage: 'benchmark', path: '/benchmark', ready: false },
  { stage: 'deliver', path: '/deliver', ready: false },
  { stage: 'chains', path: '/chains', ready: false },
  { stage: 'measure', path: '/measure', ready: false },
] as const

export type Stage = (typeof stages)[number]['stage']
