import type { AppType } from '../../app/app-type.ts';
import { ValidationError } from '../../errors.ts';

export type AppCommand = 'start' | 'stop' | 'restart' | 'rollback';

/** PHP and static apps had no rollback in OpsWorks; users asked for it, so every type that is deployed has one. */
const RECIPES: Partial<Record<AppType, Record<AppCommand, string>>> = {
  php: {
    start: 'apache2::start',
    stop: 'apache2::stop',
    restart: 'deploy::php-restart',
    rollback: 'deploy::php-rollback',
  },
  static: {
    start: 'nginx::start',
    stop: 'nginx::stop',
    restart: 'deploy::web-restart',
    rollback: 'deploy::web-rollback',
  },
  rails: allOf('rails'),
  nodejs: allOf('nodejs'),
  java: allOf('java'),
};

function allOf(name: string): Record<AppCommand, string> {
  return {
    start: `deploy::${name}-start`,
    stop: `deploy::${name}-stop`,
    restart: `deploy::${name}-restart`,
    rollback: `deploy::${name}-rollback`,
  };
}

/**
 * The built-in recipe behind an app command.
 * @throws ValidationError when the command names no app, or apps of this type have no such command
 */
export function appCommandRecipe(command: AppCommand, appType: AppType | undefined): string {
  if (!appType) throw new ValidationError(`The command ${command} needs an app.`);
  const recipe = RECIPES[appType]?.[command];
  if (recipe) return recipe;
  throw new ValidationError(`Apps of type ${appType} have no ${command} command.`, {
    hint: 'Write a recipe of your own for it and run it with execute_recipes.',
  });
}
