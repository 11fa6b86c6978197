using NewsMonitor.Training;

return await TrainingCommand.Create().Parse(args).InvokeAsync();
