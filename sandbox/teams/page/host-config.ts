const colors = (name: string): { default: string; subtle: string } => ({
  default: `var(${name})`,
  subtle: `var(${name})`,
});

const foregroundColors = {
  default: { default: 'var(--text)', subtle: 'var(--text-subtle)' },
  dark: colors('--text'),
  light: colors('--text-subtle'),
  accent: colors('--accent-text'),
  good: colors('--good-text'),
  warning: colors('--warning-text'),
  attention: colors('--attention-text'),
};

const container = (background: string) => ({ backgroundColor: `var(${background})`, foregroundColors });

const label = { color: 'Default', isSubtle: false, size: 'Default', weight: 'Default' };

/** Sizes and colours of cards in Teams. The colours are variables of theme.css, so that a change of theme redraws nothing. */
export const hostConfig = {
  supportsInteractivity: true,
  fontTypes: {
    default: {
      fontFamily: 'var(--font)',
      fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: 'Consolas, Menlo, monospace',
      fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
  },
  // Below the name of the app, which is the heading of the page.
  textBlock: { headingLevel: 2 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
  spacing: { small: 4, default: 12, medium: 16, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line-subtle)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('--surface'),
    emphasis: container('--emphasis'),
    accent: container('--accent'),
    good: container('--good'),
    warning: container('--warning'),
    attention: container('--attention'),
  },
  actions: {
    maxActions: 6,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    // The gap is in card.css, where it holds between rows of buttons too.
    buttonSpacing: 0,
    spacing: 'large',
    preExpandSingleShowCardAction: false,
    showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
  },
  factSet: {
    title: { weight: 'Bolder', wrap: true, maxWidth: 180 },
    value: { wrap: true },
    spacing: 16,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { ...label, suffix: ' *', suffixColor: 'Attention' },
      optionalInputs: label,
    },
    errorMessage: { color: 'Attention', size: 'Small', spacing: 'small', weight: 'Default' },
  },
} as const;
