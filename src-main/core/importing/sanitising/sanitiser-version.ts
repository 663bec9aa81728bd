/**
 * Counts how strict sanitising has become: raise it by one with every change of the allow-list, of the sanitiser or of its
 * libraries that takes away what was let through before, so that every body that is stored is sanitised again.
 */
export const sanitiserVersion = 1;
