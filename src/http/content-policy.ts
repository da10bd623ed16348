const self = ["'self'"];
const none = ["'none'"];

/** What browsers may do with every page: no script, nothing from elsewhere. */
export const contentPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: none,
    styleSrc: self,
    fontSrc: self,
    imgSrc: self,
    baseUri: none,
    formAction: self,
    frameAncestors: none,
  },
};

/** The same for the few pages that load a script of this site. */
export const scriptPolicy = {
  ...contentPolicy,
  directives: { ...contentPolicy.directives, scriptSrc: self, connectSrc: self },
};
