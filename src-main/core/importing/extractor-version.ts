/**
 * Counts how good extraction has become: raise it by one when bodies or facts come out better, so that "extract again"
 * knows which articles may gain by it.
 */
export const extractorVersion = 6;
